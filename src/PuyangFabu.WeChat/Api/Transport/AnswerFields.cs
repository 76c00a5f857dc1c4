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

    public static long? Number(this JsonElement answer, string name) =>
        long.TryParse(answer.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

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

    /// <summary>The texts of a list; empty when it is missing.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement answer, string name) =>
    [
        .. answer.Items(name).Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!),
    ];

    /// <summary>The numbers of a list; empty when it is missing.</summary>
    public static IReadOnlyList<long> Numbers(this JsonElement answer, string name) =>
    [
        .. answer.Items(name)
            .Select(static item => long.TryParse(item.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null)
            .OfType<long>(),
    ];

    /// <summary>Null when the field is missing, or this is no object.</summary>
    public static JsonElement? Field(this JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var field) ? field : null;
}
