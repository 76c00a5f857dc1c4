namespace PuyangFabu.Hosting.Commands;

/// <summary>Says on standard error how far a command is; at once, unlike <see cref="Progress{T}"/>, which may speak after the end.</summary>
public sealed class ConsoleProgress(string verb, string unit) : IProgress<long>
{
    private const long Step = 5000;
    private long told;

    public void Report(long value)
    {
        if (value >= told + Step)
        {
            told = value;
            System.Console.Error.WriteLine($"{verb} {value} {unit}");
        }
    }
}
