namespace PuyangFabu.WeChat.Tests.Samples;

/// <summary>
/// The sample messages: <c>Messages</c> and <c>Events</c> hold at least one for each type, <c>Odd</c> those that
/// WeChat or someone else might send. Beside each <c>.xml</c> lies a <c>.json</c> with the expected record.
/// </summary>
internal static class SampleFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    /// <summary>For example <c>Events/subscribe</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.xml", SearchOption.AllDirectories)
            .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static byte[] Xml(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".xml"));

    public static byte[] Json(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));
}
