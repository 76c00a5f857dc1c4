namespace PuyangFabu.Tests;

/// <summary>One file of the repository; the path is from the root, with slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments, so that a rule judges only what runs.</summary>
    public string Code { get; } = CodeComments.Without(Text, Path.EndsWith(".razor", StringComparison.Ordinal));

    public string Name => System.IO.Path.GetFileName(Path);

    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;
}
