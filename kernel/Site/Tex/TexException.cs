namespace ParallelAsync.Kernel.Site.Tex;

/// <summary>A formula that we do not translate; the page shows its source instead.</summary>
internal sealed class TexException(string message) : Exception(message);
