namespace ParallelAsync.Tests.Hosts;

/// <summary>Which way the set-up script takes on which machine. What it does on a real one is seen in <see cref="CleanRootTests"/>.</summary>
public sealed class SetupScriptTests : IDisposable
{
    private const string Build = "dotnet build kernel --nologo --verbosity quiet -p:TreatWarningsAsErrors=false";
    private const string Install = "dotnet run --project kernel --no-build -- install --user";
    private const string Sample = "dotnet exec artifacts/lib/ParallelAsync.Lib.dll x-ray-sample";
    private const string Smoke = "jupyter execute notebooks/00-start-here.ipynb";
    private const string Packages = "apt-get install -y -qq --no-install-recommends jupyter-client jupyter-core python3-nbclient";

    private readonly SetupScript script = new();

    public void Dispose() => script.Dispose();

    [Fact]
    public async Task Run_EverythingThere_BuildsInstallsMakesTheSampleAndRunsANotebook()
    {
        script.Add("dotnet");
        script.Add("jupyter");

        var run = await script.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("Ready.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal([Build, Install, Sample, Smoke], Work());
    }

    [Fact]
    public async Task Run_SomeSteps_DoesOnlyThose()
    {
        script.Add("dotnet");

        Assert.Equal(0, (await script.RunAsync("kernel", "sample")).ExitCode);

        Assert.Equal([Install, Sample], Work());
    }

    [Fact]
    public async Task Run_AStepThatIsNone_NamesThoseThatAre()
    {
        var run = await script.RunAsync("build", "everything");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no step 'everything'; the steps are: jupyter build kernel polyglot sample smoke", run.Error, StringComparison.Ordinal);
        Assert.Empty(Work());
    }

    [Fact]
    public async Task Jupyter_NotThereWithSudo_ComesFromTheDistribution()
    {
        script.Add("sudo", "shift; \"$@\"");
        script.Add("apt-get", $"if [ \"$1\" = install ]; then {script.Installs("jupyter")}; fi");

        var run = await script.RunAsync("jupyter");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("Ready.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("sudo -n apt-get update -qq", script.Calls);
        Assert.Contains($"sudo -n env DEBIAN_FRONTEND=noninteractive {Packages}", script.Calls);
    }

    [Fact]
    public async Task Jupyter_NotThereAsRoot_ComesFromTheDistributionWithoutSudo()
    {
        script.Add("id", "echo 0");
        script.Add("apt-get", $"if [ \"$1\" = install ]; then {script.Installs("jupyter")}; fi");

        Assert.Equal(0, (await script.RunAsync("jupyter")).ExitCode);

        Assert.Contains(Packages, script.Calls);
        Assert.DoesNotContain(script.Calls, call => call.StartsWith("sudo", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no sudo at all", null)]
    [InlineData("a sudo that asks for a password", "exit 1")]
    public async Task Jupyter_NotThereAndNoRights_ComesFromPythonForThisUser(string machine, string? sudo)
    {
        script.Add("apt-get");
        if (sudo is not null)
        {
            script.Add("sudo", sudo);
        }

        // What venv does, for the one program that matters here: pip, which brings jupyter.
        script.Add("python3", $"mkdir -p \"$3/bin\"; printf '#!/bin/sh\\necho \"pip $*\" >>%s\\n: >%s/jupyter; chmod +x %s/jupyter\\n' \"$HOME/calls.log\" \"$3/bin\" \"$3/bin\" >\"$3/bin/pip\"; chmod +x \"$3/bin/pip\"");

        var run = await script.RunAsync("jupyter");

        Assert.True(run.ExitCode == 0, $"{machine}: {run.Said}");
        Assert.Contains(script.Calls, call => call == "pip install --quiet --requirement .binder/requirements.txt");
        Assert.DoesNotContain(script.Calls, call => call.StartsWith("apt-get", StringComparison.Ordinal));
        Assert.EndsWith("Ready.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_JupyterNotToBeHad_SaysSoAndSmokesWithTheKernelAlone()
    {
        script.Add("dotnet");

        var run = await script.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Ready, without:\n   Jupyter: ", run.Output, StringComparison.Ordinal);
        Assert.Equal("dotnet run --project kernel --no-build -- run notebooks/00-start-here.ipynb --out artifacts/setup", Work()[^1]);
    }

    [Fact]
    public async Task Run_NoDotnet_SaysWhatToInstall()
    {
        script.Add("jupyter");

        var run = await script.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Install the .NET SDK 10", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version", "fits global.json")]
    [InlineData("build", "the build failed")]
    [InlineData("run", "the notebook kernel was not installed")]
    public async Task Run_AnEssentialStepFails_StopsThereWithItsReason(string call, string reason)
    {
        script.Add("dotnet", $"if [ \"$1\" = {call} ]; then echo 'what dotnet says'; exit 3; fi");
        script.Add("jupyter");

        var run = await script.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Set-up stopped: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Contains("what dotnet says", run.Output + run.Error, StringComparison.Ordinal);
        Assert.StartsWith($"dotnet {call}", script.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TheNotebookFails_IsNotReady()
    {
        script.Add("dotnet");
        script.Add("jupyter", "[ \"$2\" = --version ]");

        var run = await script.RunAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Jupyter could not execute notebooks/00-start-here.ipynb", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Ready", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TheSampleFails_IsReadyWithoutIt()
    {
        script.Add("dotnet", "[ \"$1\" != exec ]");
        script.Add("jupyter");

        var run = await script.RunAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Ready, without:\n   the made X-rays", run.Output, StringComparison.Ordinal);
        Assert.Equal(Smoke, Work()[^1]);
    }

    /// <summary>The calls that do something; what is only asked of a program's version is left out.</summary>
    private List<string> Work() => [.. script.Calls.Where(call => !call.Contains("--version", StringComparison.Ordinal) && !call.StartsWith("id ", StringComparison.Ordinal))];
}
