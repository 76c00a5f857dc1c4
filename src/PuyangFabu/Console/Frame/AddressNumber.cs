using System.Globalization;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Console.Frame;

/// <summary>Numbers in addresses and forms. Pages take them as text: what somebody typed there is no failure of the program.</summary>
public static class AddressNumber
{
    /// <returns>Null for what is no number.</returns>
    public static long? Of(string? text) => long.TryParse(Plain(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A place in something short.</summary>
    /// <inheritdoc cref="Of"/>
    public static int? PlaceOf(string? text) => Of(text) is <= int.MaxValue and var place ? (int)place : null;

    /// <summary>The revision or version that a form says its page showed.</summary>
    /// <returns>Null for a form that names none; for what is no number one that no row has, so that it is refused and never taken for none.</returns>
    public static long? Seen(string? text) => string.IsNullOrEmpty(text) ? null : Of(text) ?? -1;

    /// <summary>The same for a use case, which says what is wrong with it beside all else that is wrong.</summary>
    /// <returns>Null for an empty field; for what is no number one that is beyond every range.</returns>
    public static long? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : WithSign(text) ?? long.MaxValue;

    /// <summary>One that somebody typed: it may have a sign.</summary>
    /// <inheritdoc cref="Of"/>
    public static long? WithSign(string? text) => long.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    // As a Chinese keyboard writes it and as it is pasted.
    private static string? Plain(string? text) => text is null ? null : HalfWidth.Of(text).Trim();
}
