using System.Globalization;

namespace PuyangFabu.Console.Frame;

/// <summary>Numbers in addresses and forms. Pages take them as text: what somebody typed there is no failure of the program.</summary>
public static class AddressNumber
{
    /// <returns>Null for what is no number.</returns>
    public static long? Of(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One that somebody typed: it may have a sign, and spaces round it.</summary>
    /// <inheritdoc cref="Of"/>
    public static long? WithSign(string? text) => long.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
