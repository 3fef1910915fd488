using ParallelAsync.Kernel.Site.Markup;

namespace ParallelAsync.Tests.Kernel.Site.Markup;

public sealed class PageAddressesTests
{
    [Theory]
    [InlineData("notebooks")]
    [InlineData(".")]
    [InlineData("../other")]
    public void FileOf_RelativeFolder_IsTakenFromTheCurrentFolder(string folder) =>
        Assert.Equal(Path.GetFullPath($"{folder}/lib/a b.md"), PageAddresses.FileOf("lib/a%20b.md", folder));

    [Fact]
    public void FileOf_LinkUpwards_LeavesTheFolder() => Assert.Equal(Path.GetFullPath("/one/README.md"), PageAddresses.FileOf("../README.md", "/one/two"));

    [Theory]
    [InlineData("")]
    [InlineData("a%00b")]
    public void FileOf_WhatNamesNoFile_IsNone(string url) => Assert.Null(PageAddresses.FileOf(url, "notebooks"));
}
