namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>The files that people copy.</summary>
internal static class Example
{
    public static readonly string Folder = Path.Combine(SourceTree.Root, "config/examples");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
