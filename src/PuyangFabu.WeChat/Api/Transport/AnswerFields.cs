using System.Globalization;
using System.Text.Json;

namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>Reads fields of an answer. WeChat writes numbers as strings and strings as numbers; both are taken.</summary>
internal static class AnswerFields
{
    /// <summary>Null when the field is missing, null, or neither text nor number.</summary>
    public static string? Text(this JsonElement answer, string name) => answer.Field(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <exception cref="AnswerFormatException">There is none.</exception>
    public static string RequiredText(this JsonElement answer, string name) =>
        answer.Text(name) is { Length: > 0 } text ? text : throw new AnswerFormatException(name);

    /// <summary>A whole number, also as a text, with blanks around it, or written <c>40001.0</c>; null when there is none.</summary>
    public static long? Number(this JsonElement answer, string name) => Whole(answer.Text(name));

    /// <exception cref="AnswerFormatException">There is none, or it is too large.</exception>
    public static int RequiredInt(this JsonElement answer, string name) =>
        answer.Number(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : throw new AnswerFormatException(name);

    public static int IntOrZero(this JsonElement answer, string name) =>
        answer.Number(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : 0;

    /// <summary>1 and true count.</summary>
    public static bool Flag(this JsonElement answer, string name) =>
        answer.Field(name) is { ValueKind: JsonValueKind.True } || answer.Number(name) == 1;

    /// <summary>Empty when the field is missing or no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement answer, string name) =>
        answer.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The entries of a list that can be read, and how many cannot: one bad entry does not take the page with it.</summary>
    /// <param name="read">Throws <see cref="AnswerFormatException"/> where an entry lacks what it must have.</param>
    public static (IReadOnlyList<T> Items, int Unreadable) Readable<T>(this JsonElement answer, string name, Func<JsonElement, T> read)
    {
        var items = new List<T>();
        var unreadable = 0;
        foreach (var item in answer.Items(name))
        {
            try
            {
                items.Add(read(item));
            }
            catch (AnswerFormatException)
            {
                unreadable++;
            }
        }

        return (items, unreadable);
    }

    /// <summary>The texts of a list; empty when it is missing.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement answer, string name) =>
    [
        .. answer.Items(name).Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!),
    ];

    /// <summary>The numbers of a list; empty when it is missing.</summary>
    public static IReadOnlyList<long> Numbers(this JsonElement answer, string name) =>
    [
        .. answer.Items(name)
            .Select(static item => Whole(item.ToString()))
            .OfType<long>(),
    ];

    /// <exception cref="AnswerFormatException">There is none, or it came broken.</exception>
    public static string RequiredId(this JsonElement answer, string name) =>
        answer.Field(name) is { } id ? Id(id) : throw new AnswerFormatException(name);

    /// <summary>A name that WeChat gave and takes again. U+FFFD in it means that it came broken: it would name nobody.</summary>
    /// <exception cref="AnswerFormatException">It is no text, empty, or came broken.</exception>
    public static string Id(JsonElement id) => id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text && !text.Contains('\uFFFD')
        ? text
        : throw new AnswerFormatException("id");

    /// <summary>Null when the field is missing, or this is no object.</summary>
    public static JsonElement? Field(this JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var field) ? field : null;

    private static long? Whole(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
}
