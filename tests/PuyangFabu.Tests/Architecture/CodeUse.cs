namespace PuyangFabu.Tests.Architecture;

/// <summary>A file names something of another namespace.</summary>
/// <param name="From">The file's own namespace.</param>
internal readonly record struct CodeUse(SourceFile File, string From, string To);
