using System.Text.Json;

namespace PuyangFabu.Conversation.Danger;

/// <summary>The words of danger that every installation has until somebody saves others, from <c>danger-words.json</c>.</summary>
public static class DangerDefaults
{
    private const string File = "Danger/danger-words.json";

    public static IReadOnlyList<DangerGroup> Groups { get; } = Load();

    private static IReadOnlyList<DangerGroup> Load()
    {
        using var stream = typeof(DangerDefaults).Assembly.GetManifestResourceStream(File) ?? throw new FileNotFoundException("Not in the program.", File);
        return JsonSerializer.Deserialize<IReadOnlyList<DangerGroup>>(stream, JsonSerializerOptions.Web)!;
    }
}
