namespace PuyangFabu.Hosting.Commands;

/// <summary>Says on standard error, at once, what a command is at.</summary>
public sealed class ConsoleSentences : IProgress<string>
{
    public void Report(string value) => System.Console.Error.WriteLine(value);
}
