namespace ParallelAsync.Kernel.Site;

/// <summary>What all pages share: the site's title and the way to its documents.</summary>
/// <param name="Title">The title, which leads to the landing page.</param>
/// <param name="Documents">The pages of the documents beside the notebooks, in order.</param>
internal sealed record SiteFrame(string Title, IReadOnlyList<SitePage> Documents);
