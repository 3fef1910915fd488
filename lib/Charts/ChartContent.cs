namespace ParallelAsync.Charts;

/// <summary>What a chart shows, apart from its title: the one description that every renderer draws.</summary>
internal abstract record ChartContent;
