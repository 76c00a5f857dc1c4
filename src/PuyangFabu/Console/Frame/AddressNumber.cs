using System.Globalization;

namespace PuyangFabu.Console.Frame;

/// <summary>Numbers in the query of an address. Pages take them as text: what somebody typed there is no failure of the program.</summary>
public static class AddressNumber
{
    /// <returns>Null for what is no number.</returns>
    public static long? Of(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
