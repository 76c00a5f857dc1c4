using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed class PrivateFileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_first_writer_of_a_new_file_wins_and_leaves_no_draft()
    {
        var path = folder.File("secret");
        Assert.True(PrivateFile.WriteNew(path, "first"));
        Assert.False(PrivateFile.WriteNew(path, "second"));
        Assert.Equal("first", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Writing_again_replaces_all_of_it()
    {
        var path = folder.File("secret");
        PrivateFile.Write(path, "a long text");
        PrivateFile.Write(path, "short");
        Assert.Equal("short", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_that_others_may_read_is_told_from_one_that_they_may_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        if (!OperatingSystem.IsWindows())
        {
            var path = folder.File("secret");
            PrivateFile.Write(path, "text");
            Assert.False(PrivateFile.IsOpenToOthers(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.True(PrivateFile.IsOpenToOthers(path));
        }
    }
}
