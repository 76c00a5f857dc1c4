using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>Reads the content files of this folder, which travel inside the program.</summary>
internal static class SeedFiles
{
    private const string Prefix = "SampleContent/";

    private static readonly Assembly Program = typeof(SeedFiles).Assembly;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <param name="name">Path below this folder, with <c>/</c>.</param>
    /// <exception cref="JsonException">The file does not have the form of <typeparamref name="T"/>; the build is broken.</exception>
    public static T ReadJson<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException($"{name} is null.");
    }

    public static string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    /// <summary>Names of the files below a folder, sorted.</summary>
    public static IReadOnlyList<string> List(string folder) =>
    [
        .. Program.GetManifestResourceNames()
            .Where(name => name.StartsWith($"{Prefix}{folder}/", StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    private static Stream Open(string name) =>
        Program.GetManifestResourceStream(Prefix + name) ?? throw new FileNotFoundException("Not in the program.", name);
}
