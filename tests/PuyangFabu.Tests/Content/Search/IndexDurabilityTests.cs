using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PuyangFabu.Content.Search;

namespace PuyangFabu.Tests.Content.Search;

public sealed class IndexDurabilityTests : IDisposable
{
    private readonly IndexFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_reopened_index_knows_its_articles_and_how_far_it_came()
    {
        Fill(changes: 3);
        using var index = folder.Open();

        Assert.Equal(3, index.LastSequence);
        Assert.Equal(3, index.Count);
        Assert.Equal(3, index.Search("停水通知", 0, 10).Total);
        Assert.Empty(folder.Log.Lines);
    }

    [Fact]
    public void A_change_without_articles_is_remembered_too()
    {
        using (var index = folder.Open())
        {
            index.Apply([Article(1)], [], 1);
            index.Apply([], [], 9);
        }

        using var again = folder.Open();
        Assert.Equal(9, again.LastSequence);
        Assert.Equal(1, again.Count);
    }

    [Fact]
    public void After_a_crash_every_finished_change_is_there()
    {
        using var running = folder.Open();
        running.Apply([Article(1)], [], 1);
        running.Apply([Article(2)], [], 2);
        using var crashed = folder.CopyFiles();
        running.Apply([Article(3)], [], 3);

        using var index = crashed.Open();
        Assert.Equal(2, index.LastSequence);
        Assert.Equal(2, index.Count);
        Assert.Empty(crashed.Log.Lines);
    }

    [Fact]
    public void A_commit_that_a_crash_cut_off_counts_as_never_begun()
    {
        Fill(changes: 2);
        var newest = new DirectoryInfo(folder.Path).GetFiles("segments_*").Single();
        var next = Path.Combine(folder.Path, $"segments_{Convert.ToInt32(newest.Name["segments_".Length..], 16) + 1:x}");
        File.WriteAllBytes(next, File.ReadAllBytes(newest.FullName)[..10]);

        using var index = folder.Open();
        Assert.Equal(2, index.LastSequence);
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void A_changed_byte_anywhere_in_the_articles_leads_to_an_empty_index()
    {
        Fill(changes: 1, articles: 200);
        var file = folder.LargestFile();
        var bytes = File.ReadAllBytes(file.FullName);
        bytes[bytes.Length / 2] ^= 0x40;
        File.WriteAllBytes(file.FullName, bytes);

        BeginsEmptyWithAWarning();
    }

    [Fact]
    public void A_commit_that_is_rubbish_leads_to_an_empty_index()
    {
        Fill(changes: 2);
        foreach (var file in new DirectoryInfo(folder.Path).GetFiles("segments*"))
        {
            File.WriteAllBytes(file.FullName, [.. Enumerable.Repeat((byte)0xAB, 50)]);
        }

        BeginsEmptyWithAWarning();
    }

    [Fact]
    public void A_missing_file_leads_to_an_empty_index()
    {
        Fill(changes: 1, articles: 50);
        folder.LargestFile().Delete();

        BeginsEmptyWithAWarning();
    }

    [Fact]
    public void An_index_that_another_holds_is_left_alone_and_this_one_stays_in_memory()
    {
        using var first = folder.Open();
        first.Apply([Article(1)], [], 1);
        using (var second = folder.Open())
        {
            Assert.Equal(0, second.LastSequence);
            second.Apply([Article(2), Article(3)], [], 5);
            Assert.Equal(2, second.Search("停水通知", 0, 10).Total);
            Assert.Equal(LogLevel.Warning, Assert.Single(folder.Log.Lines).Level);
        }

        Assert.Equal(1, first.Count);
        first.Dispose();
        using var again = folder.Open();
        Assert.Equal(1, again.LastSequence);
    }

    [Fact]
    public async Task Another_process_counts_as_another()
    {
        if (!File.Exists("/usr/bin/flock"))
        {
            Assert.Skip("flock (util-linux) is not installed.");
        }

        Fill(changes: 1);
        using var holder = Process.Start(new ProcessStartInfo("/usr/bin/flock", [folder.Path + ".lock", "sh", "-c", "echo held; cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using (var index = folder.Open())
        {
            Assert.Equal(0, index.LastSequence);
            Assert.Single(folder.Log.Lines);
        }

        holder.StandardInput.Close();
        await holder.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var again = folder.Open();
        Assert.Equal(1, again.LastSequence);
    }

    private void BeginsEmptyWithAWarning()
    {
        using (var index = folder.Open())
        {
            Assert.Equal(0, index.LastSequence);
            Assert.Equal(0, index.Count);
            var (level, text) = Assert.Single(folder.Log.Lines);
            Assert.Equal(LogLevel.Warning, level);
            Assert.Contains(folder.Path, text, StringComparison.Ordinal);
            index.Apply([Article(1)], [], 1);
        }

        using var again = folder.Open();
        Assert.Equal(1, again.LastSequence);
    }

    private void Fill(int changes, int articles = 1)
    {
        using var index = folder.Open();
        for (var change = 1; change <= changes; change++)
        {
            var first = change;
            index.Apply([.. Enumerable.Range(0, articles).Select(number => Article((articles * first) + number))], [], change);
        }
    }

    private static SearchDocument Article(long id) => new() { Id = id, Title = $"第{id}号停水通知", Body = $"第{id}小区因管道维修停水。" };
}
