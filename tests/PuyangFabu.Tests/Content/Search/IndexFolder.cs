using PuyangFabu.Content.Search;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Content.Search;

/// <summary>A new folder for an index, gone after the test.</summary>
public sealed class IndexFolder : IDisposable
{
    private readonly string root = ScratchSpace.Create("index-").FullName;

    public string Path => System.IO.Path.Combine(root, "index");

    internal LogLines Log { get; } = new();

    public ArticleIndex Open() => ArticleIndex.Open(Path, Log, TimeProvider.System);

    public FileInfo LargestFile() => new DirectoryInfo(Path).GetFiles().MaxBy(file => file.Length)!;

    /// <summary>What a crash leaves: the files as they are while the writer is still open.</summary>
    public IndexFolder CopyFiles()
    {
        var copy = new IndexFolder();
        Directory.CreateDirectory(copy.Path);
        foreach (var file in new DirectoryInfo(Path).GetFiles())
        {
            file.CopyTo(System.IO.Path.Combine(copy.Path, file.Name));
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
