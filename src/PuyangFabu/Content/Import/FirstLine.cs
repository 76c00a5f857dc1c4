using System.Text.Json;

namespace PuyangFabu.Content.Import;

/// <summary>Tells by its first line when a file is JSON and no lines of it.</summary>
internal static class FirstLine
{
    /// <returns>What the whole file is, in Chinese, to be read after "文件"; null when each line may be judged for itself.</returns>
    public static string? FileKind(ReadOnlySpan<byte> line) =>
        line.StartsWith("["u8) && !IsWhole(line) ? "是一个 JSON 数组，不是一行一篇的 JSON（JSON Lines）；请去掉首尾的方括号和篇与篇之间的逗号，一篇写成一行"
        : line.SequenceEqual("{"u8) ? "里的 JSON 一篇占了多行，不是一行一篇的 JSON（JSON Lines）；请把一篇写成一行"
        : null;

    /// <returns>What the line is, in Chinese; null when it says so itself.</returns>
    public static string? LineKind(ReadOnlySpan<byte> line) =>
        line.StartsWith("["u8) ? "是一个 JSON 数组，不是一篇稿件；请去掉首尾的方括号和篇与篇之间的逗号，一篇写成一行（JSON Lines）" : null;

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
