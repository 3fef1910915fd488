namespace ParallelAsync.Tests.Kernel.Jupyter;

/// <summary>Folders of a test's own for Jupyter, so that it neither sees nor changes what the user has.</summary>
/// <param name="folder">The folder below which they lie.</param>
internal sealed class JupyterHome(TemporaryFolder folder)
{
    /// <summary>Where the kernels of the user lie.</summary>
    public string Data => folder.File("data");

    /// <summary>Points an environment at the folders.</summary>
    public void Set(IDictionary<string, string?> environment)
    {
        environment["JUPYTER_DATA_DIR"] = Data;
        environment["JUPYTER_RUNTIME_DIR"] = folder.File("runtime");
        environment["JUPYTER_CONFIG_DIR"] = folder.File("config");
    }
}
