using ParallelAsync.Kernel.Execution;

namespace ParallelAsync.Kernel.Jupyter;

/// <summary>Makes this kernel known to Jupyter, and forgotten again.</summary>
/// <param name="folders">Where Jupyter looks.</param>
/// <param name="output">Told what was done.</param>
internal sealed class KernelInstaller(JupyterFolders folders, TextWriter output)
{
    /// <summary>Installs the kernel.</summary>
    /// <param name="prefix">Where; null for the user's own folder.</param>
    /// <param name="name">Under which name; null for the one that the notebooks ask for when it is free, otherwise one of our own.</param>
    /// <exception cref="RunException">The name belongs to another kernel, or the folder cannot be written.</exception>
    public void Install(string? prefix, string? name)
    {
        var kernels = Folder(prefix);
        var foreign = Foreign(name ?? Kernelspec.SharedName, kernels);
        if (name is not null && foreign is not null)
        {
            throw new RunException($"--name {name}: a kernel of this name, which is not ours, is in {foreign.Folder}. It is left as it is: choose another name.");
        }

        if (name is null && foreign is not null && Foreign(Kernelspec.OwnName, kernels) is { } other)
        {
            throw new RunException($"The names {Kernelspec.SharedName} and {Kernelspec.OwnName} belong to other kernels, in {foreign.Folder} and {other.Folder}. Choose another with --name.");
        }

        var spec = new Kernelspec(Path.Combine(kernels, name ?? (foreign is null ? Kernelspec.SharedName : Kernelspec.OwnName)));
        var kernel = typeof(KernelInstaller).Assembly.Location;
        spec.Write(
            spec.Name == Kernelspec.SharedName ? KernelInfo.DisplayName : $"{KernelInfo.DisplayName}, ParallelAsync",
            [DotNetHost.Path, "exec", kernel, "jupyter", "{connection_file}"]);
        output.WriteLine($"Installed the kernel {spec.Name} in {spec.Folder}.");
        if (name is null && foreign is not null)
        {
            output.WriteLine($"The name {Kernelspec.SharedName}, which the notebooks ask for, belongs to another kernel, in {foreign.Folder}, and was left to it."
                + $" To run a notebook with this one, choose '{KernelInfo.DisplayName}, ParallelAsync' in its list of kernels.");
        }

        output.WriteLine($"It starts {kernel}. When that has moved, install it again; 'uninstall' removes it.");
    }

    /// <summary>Removes what <see cref="Install"/> installed.</summary>
    /// <param name="prefix">Where from; null for the user's own folder.</param>
    /// <param name="name">Which; null for all of ours there.</param>
    /// <exception cref="RunException">The name belongs to another kernel, or the folder cannot be changed.</exception>
    public void Uninstall(string? prefix, string? name)
    {
        var kernels = Folder(prefix);
        var specs = Kernelspec.OursIn(kernels).Where(spec => name is null || string.Equals(spec.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (specs.Count == 0 && name is not null && new Kernelspec(Path.Combine(kernels, name)) is { Exists: true } foreign)
        {
            throw new RunException($"{foreign.Folder}: this kernel was not installed by us, and is left as it is. 'jupyter kernelspec remove {name}' removes it.");
        }

        foreach (var spec in specs)
        {
            output.WriteLine(spec.Remove()
                ? $"Removed the kernel {spec.Name} from {kernels}."
                : $"Removed the kernel {spec.Name} from {kernels}. Files that are not ours were left in {spec.Folder}.");
        }

        if (specs.Count == 0)
        {
            output.WriteLine($"There is no kernel of ours in {kernels}: nothing was removed.");
        }
    }

    private string Folder(string? prefix) => prefix is null ? folders.User : JupyterFolders.Below(prefix);

    /// <summary>A kernel of a name that is not ours, in any folder where Jupyter would find it before or instead of ours.</summary>
    private Kernelspec? Foreign(string name, string kernels) =>
        folders.All.Prepend(kernels).Select(folder => new Kernelspec(Path.Combine(folder, name))).FirstOrDefault(spec => spec.Exists && !spec.IsOurs);
}
