using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>An HTTP answer, read to its end.</summary>
/// <param name="Date">WeChat's clock, from the head of the answer.</param>
internal sealed record RawAnswer(int Status, byte[] Body, string ContentType, string? FileName, DateTimeOffset? Date)
{
    private static readonly SearchValues<byte> Skipped =
        SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(static code => (byte)code), .. "\uFEFF"u8]);

    private static readonly SearchValues<byte> Blanks = SearchValues.Create([.. " \t\r\n"u8, .. "\uFEFF"u8]);

    private JsonElement? json;

    /// <summary>Of a file that went elsewhere instead of into the body; 0 where none did.</summary>
    public long FileBytes { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether the body can only be JSON; its Content-Type says nothing.</summary>
    public bool LooksLikeJson => First(Skipped) == '{';

    /// <summary>Whether the body is a page for people: a gateway's, a proxy's, the one of a network that wants a login.</summary>
    public bool LooksLikePage => BeginsWith('<');

    /// <summary>The JSON object of the body, null when it is none.</summary>
    public JsonElement? Json() => json ??= ReadJson(Body);

    /// <summary>What follows the object is not looked at; of a key that is there twice the last one counts.</summary>
    public static JsonElement? ReadJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(AnswerRepair.Repair(body)));
        try
        {
            return JsonElement.ParseValue(ref reader) is { ValueKind: JsonValueKind.Object } answer ? answer : null;
        }
        catch (JsonException)
        {
            // No JSON is an answer too: a proxy's error page.
            return null;
        }
    }

    /// <summary>Whether this is the first byte behind blanks and the mark of UTF-8: a file may well begin with control characters.</summary>
    public bool BeginsWith(char sign) => First(Blanks) == sign;

    /// <returns>0 when there is nothing else.</returns>
    private char First(SearchValues<byte> skipped)
    {
        var start = Body.AsSpan().IndexOfAnyExcept(skipped);
        return start < 0 ? '\0' : (char)Body[start];
    }
}
