using ParallelAsync.Measurement;

namespace ParallelAsync.Tests.Measurement;

public sealed class MachineTests
{
    [Fact]
    public void Current_DescribesThisProcess()
    {
        var machine = Machine.Current;

        Assert.Equal(Environment.ProcessorCount, machine.Cores);
        Assert.Contains(Environment.Version.ToString(), machine.Runtime, StringComparison.Ordinal);
        Assert.Matches("^(workstation|server)( concurrent)?$", machine.GarbageCollector);
        Assert.Matches("^[a-z0-9]+$", machine.Architecture);
        Assert.NotEqual("", machine.Processor);
    }

    [Fact]
    public void Current_HoldsNoNameOfHostOrUserAndNoPath()
    {
        var line = Machine.Current.ToString();

        Assert.DoesNotMatch($@"\b{System.Text.RegularExpressions.Regex.Escape(Environment.MachineName)}\b", line);
        Assert.DoesNotMatch($@"\b{System.Text.RegularExpressions.Regex.Escape(Environment.UserName)}\b", line);
        Assert.DoesNotContain('/', line.Replace("GNU/Linux", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData(1, "EPYC, 1 core usable, x64, Debian, .NET 10, server GC")]
    [InlineData(64, "EPYC, 64 cores usable, x64, Debian, .NET 10, server GC")]
    public void ToString_IsOneLine(int cores, string expected) =>
        Assert.Equal(expected, new Machine("Debian", "EPYC", cores, ".NET 10", "server", "x64").ToString());

    [Theory]
    [InlineData("processor\t: 0|model\t\t: 17|model name\t: AMD EPYC 9R14|flags\t: a b", "AMD EPYC 9R14")]
    [InlineData("processor\t: 0|BogoMIPS\t: 108.00|Hardware\t: BCM2835|Model\t\t: Raspberry Pi 4 Model B", "Raspberry Pi 4 Model B")]
    [InlineData("processor\t: 0|cpu\t\t: POWER9, altivec supported", "POWER9, altivec supported")]
    [InlineData("processor\t: 0|model name\t:|CPU part\t: 0xd0c", null)]
    [InlineData("no colon here", null)]
    public void FromCpuInfo_OfKnownArchitectures_FindsTheModel(string lines, string? expected) =>
        Assert.Equal(expected, ProcessorName.FromCpuInfo(lines.Split('|')));

    [Theory]
    [InlineData("Intel(R) Xeon(R)   CPU @ 2.20GHz  ", "Intel(R) Xeon(R) CPU @ 2.20GHz")]
    [InlineData("Apple M2\0", "Apple M2")]
    [InlineData(" ", "unknown processor")]
    [InlineData(null, "unknown processor")]
    public void Tidy_PaddedName_HasSingleSpaces(string? name, string expected) => Assert.Equal(expected, ProcessorName.Tidy(name));
}
