namespace ParallelAsync.Charts;

/// <summary>How an axis spaces its values.</summary>
public enum AxisScale
{
    /// <summary>Equal differences are equally far apart.</summary>
    Linear,

    /// <summary>Equal factors are equally far apart, labelled at powers of ten. Values must be positive.</summary>
    Log10,

    /// <summary>Equal factors are equally far apart, labelled at powers of two. Values must be positive.</summary>
    Log2,
}
