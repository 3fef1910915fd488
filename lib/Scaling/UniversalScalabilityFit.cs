namespace ParallelAsync.Scaling;

/// <summary>The Universal Scalability Law, fitted to measured speedups.</summary>
/// <param name="Law">The law with the coefficients found.</param>
/// <param name="Error">How far the speedups are from the curve: the root mean square of their relative errors, 0.05 for 5 %.</param>
public sealed record UniversalScalabilityFit(UniversalScalabilityLaw Law, double Error);
