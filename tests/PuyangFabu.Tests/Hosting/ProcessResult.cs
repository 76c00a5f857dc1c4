namespace PuyangFabu.Tests.Hosting;

/// <summary>How a program ended and what it said.</summary>
internal sealed record ProcessResult(int Code, string Output, string Error)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
