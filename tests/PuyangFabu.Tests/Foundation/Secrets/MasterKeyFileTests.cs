using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Secrets;

public sealed class MasterKeyFileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    private string KeyFile => MasterKeyFile.PathIn(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_first_start_makes_a_key_that_stays()
    {
        var first = Load();
        Assert.Equal(first.Fingerprint, Load().Fingerprint);
        Assert.Equal(["master.key"], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Only_the_owner_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Load();
        Assert.False(PrivateFile.IsOpenToOthers(KeyFile));
        Assert.False(PrivateFile.IsOpenToOthers(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public async Task Processes_that_start_together_end_with_one_key()
    {
        using var start = new Barrier(8);
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Load().Fingerprint;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Single(keys.Distinct());
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public void The_setting_beats_the_file_and_makes_none()
    {
        var master = MasterKey.Create();
        Assert.Equal(master.Fingerprint, Load(master.ToBase64()).Fingerprint);
        Assert.False(File.Exists(KeyFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("half")]
    public void A_damaged_file_stops_the_start_is_named_and_stays(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, text);

        var problem = Assert.Throws<SecretsException>(() => Load());

        Assert.Contains(KeyFile, problem.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(KeyFile));
    }

    [Fact]
    public void A_folder_in_the_file_s_place_is_a_sentence()
    {
        Directory.CreateDirectory(KeyFile);
        Assert.Contains(KeyFile, Assert.Throws<SecretsException>(() => Load()).Message, StringComparison.Ordinal);
    }

    private MasterKey Load(string setting = "") => MasterKeyFile.LoadOrCreate(new SecretsOptions { MasterKey = setting }, folder.Path);
}
