using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace PuyangFabu.Tests.Hosting.Examples;

/// <summary>
/// The image that the SDK publishes, read as the archive that an engine would load; no engine runs it here. It compiles the product
/// anew for a minute, so it runs when it is asked for: <c>tests/image.sh</c>.
/// </summary>
public sealed class ImageTests : IDisposable
{
    private const string User = "1654";

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact(Explicit = true)]
    public async Task The_published_image_starts_the_product_as_a_user_who_can_change_nothing_of_it()
    {
        await using var registry = await BaseImageRegistry.StartAsync();
        var archive = folder.File("puyangfabu.tar.gz");
        await PublishAsync(registry, archive);

        var files = Read(archive);
        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        var image = manifest.RootElement[0];
        Assert.Equal(["puyangfabu:0.1.0", "puyangfabu:latest"], image.GetProperty("RepoTags").EnumerateArray().Select(static tag => tag.GetString()).Order(StringComparer.Ordinal));
        using var document = JsonDocument.Parse(files[image.GetProperty("Config").GetString()!]);
        var config = document.RootElement.GetProperty("config");

        Assert.Equal(User, config.GetProperty("User").GetString());
        Assert.Equal(["dotnet", "/app/PuyangFabu.dll"], config.GetProperty("Entrypoint").EnumerateArray().Select(static word => word.GetString()));
        Assert.Equal(["5080/tcp"], config.GetProperty("ExposedPorts").EnumerateObject().Select(static port => port.Name));
        var environment = config.GetProperty("Env").EnumerateArray().Select(static variable => variable.GetString()!).ToList();
        Assert.All(ImageProject.Environment, variable => Assert.Contains($"{variable.Key}={variable.Value}", environment));
        Assert.DoesNotContain(environment, static variable => variable.Contains("Secret", StringComparison.OrdinalIgnoreCase) || variable.Contains("Password", StringComparison.OrdinalIgnoreCase));
        var labels = config.GetProperty("Labels");
        Assert.Equal(
            ["濮阳发布", "MIT", "0.1.0"],
            ((string[])["title", "licenses", "version"]).Select(name => labels.GetProperty($"org.opencontainers.image.{name}").GetString()));

        var layers = image.GetProperty("Layers").EnumerateArray().Select(layer => files[layer.GetString()!]).ToList();
        Assert.Equal(2, layers.Count);
        Check(EntriesOf(layers[1]));
    }

    private static void Check(IReadOnlyList<TarEntry> entries)
    {
        var names = entries.Select(static entry => entry.Name.TrimStart('.', '/')).ToList();
        Assert.All(["app/PuyangFabu.dll", "app/PuyangFabu.WeChat.dll", "app/config/appsettings.json", "app/config/appsettings.schema.json"], name => Assert.Contains(name, names));
        Assert.All(names, static name => Assert.True(name == "app" || name == "app/" || name.StartsWith("app/", StringComparison.Ordinal), name));
        Assert.DoesNotContain(names, static name => name.EndsWith(".env", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal)
            || name.EndsWith(".db", StringComparison.Ordinal) || name.Contains("/data/", StringComparison.Ordinal) || name.Contains("Tests", StringComparison.Ordinal));
        Assert.All(entries, static entry =>
        {
            Assert.Equal((0, 0), (entry.Uid, entry.Gid));
            Assert.Equal(UnixFileMode.None, entry.Mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.SetUser | UnixFileMode.SetGroup));
            Assert.True(entry.Mode.HasFlag(UnixFileMode.OtherRead), entry.Name);
        });
    }

    private async Task PublishAsync(BaseImageRegistry registry, string archive)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish", Path.Combine(SourceTree.Root, "src/PuyangFabu"), "-c", "Release", "-r", "linux-x64", "--no-self-contained", "-t:PublishContainer", "-o", folder.File("out"),
                "-nodeReuse:false", $"-p:ContainerBaseImage={registry.Image}", $"-p:ContainerArchiveOutputPath={archive}",
            ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = registry.Authority;
        start.Environment["no_proxy"] = "127.0.0.1";
        start.Environment["TMPDIR"] = folder.Path;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
    }

    private static Dictionary<string, byte[]> Read(string archive) =>
        EntriesOf(File.ReadAllBytes(archive)).Where(static entry => entry.DataStream is not null).ToDictionary(static entry => entry.Name, static entry => Bytes(entry.DataStream!));

    private static List<TarEntry> EntriesOf(byte[] tar)
    {
        // The archive itself is called .tar.gz and is plain in some versions of the SDK.
        using Stream content = tar is [0x1f, 0x8b, ..] ? new GZipStream(new MemoryStream(tar), CompressionMode.Decompress) : new MemoryStream(tar);
        using var reader = new TarReader(content);
        var entries = new List<TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    private static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
