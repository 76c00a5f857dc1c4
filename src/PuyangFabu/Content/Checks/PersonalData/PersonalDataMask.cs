using System.Text.RegularExpressions;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.PersonalData;

/// <summary>
/// A field's text of the same length with personal data starred out. The whole field is masked before an excerpt is cut:
/// an excerpt may begin in the middle of a number.
/// </summary>
internal static partial class PersonalDataMask
{
    private const int Before = 3;
    private const int After = 2;

    /// <summary>A text that is no field of its own, such as a link.</summary>
    public static string Of(string text) => Of(new CheckedField("", "", text));

    /// <summary>With the numbers alone starred out: where it is, whoever goes there has to know.</summary>
    public static string NumbersOf(string text)
    {
        var field = new CheckedField("", "", text);
        return NumbersOf(field) is { } masked ? new string(masked) : text;
    }

    public static string Of(CheckedField field)
    {
        var masked = NumbersOf(field);
        foreach (var span in field.PersonalData.HomeAddresses.Select(field.Folded.ToSource))
        {
            masked ??= field.Text.ToCharArray();
            MaskDoor(masked.AsSpan(span.Start, span.Length));
        }

        return masked is null ? field.Text : new string(masked);
    }

    /// <returns>Null where there is nothing to star out.</returns>
    private static char[]? NumbersOf(CheckedField field)
    {
        var found = field.PersonalData;
        var numbers = found.IdCards.Concat(found.BankCards).Concat(found.Mobiles).Select(field.Folded.ToSource)
            .Concat(LongNumbers().Matches(field.Text).Select(static match => new TextSpan(match.Index, match.Length)));
        char[]? masked = null;
        foreach (var span in numbers)
        {
            masked ??= field.Text.ToCharArray();
            MaskNumber(masked.AsSpan(span.Start, span.Length));
        }

        return masked;
    }

    private static void MaskNumber(Span<char> number)
    {
        for (var index = Before; index < number.Length - After; index++)
        {
            number[index] = char.IsLetterOrDigit(number[index]) ? '*' : number[index];
        }
    }

    /// <summary>Stars out the numbers of an address and leaves its words.</summary>
    internal static void MaskDoor(Span<char> address)
    {
        foreach (ref var character in address)
        {
            character = char.IsDigit(character) || "零〇一二三四五六七八九十百".Contains(character, StringComparison.Ordinal) ? '*' : character;
        }
    }

    // Also what is no valid number, such as an identity card with a slip of the finger.
    [GeneratedRegex(@"\d{11,}[Xx]?")]
    private static partial Regex LongNumbers();
}
