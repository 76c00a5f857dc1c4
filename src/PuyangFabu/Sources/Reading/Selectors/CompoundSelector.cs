using AngleSharp.Dom;

namespace PuyangFabu.Sources.Reading.Selectors;

/// <summary>What a selector asks of one element, without what is around it.</summary>
/// <param name="Tag">Null where any will do.</param>
internal sealed record CompoundSelector(string? Tag, IReadOnlyList<Func<IElement, Place, bool>> Tests)
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\f'];

    public bool Fits(IElement element, Place place)
    {
        if (Tag is not null && !string.Equals(Tag, element.LocalName, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var test in Tests)
        {
            if (!test(element, place))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Asks for one of the words of an attribute, as a class is one.</summary>
    public static Func<IElement, Place, bool> HasWord(string attribute, string word, StringComparison comparison) =>
        (element, _) => element.GetAttribute(attribute) is { } value && ContainsWord(value, word, comparison);

    /// <summary>Asks for an attribute whose value fits.</summary>
    public static Func<IElement, Place, bool> Has(string attribute, Func<string, bool> fits) =>
        (element, _) => element.GetAttribute(attribute) is { } value && fits(value);

    private static bool ContainsWord(ReadOnlySpan<char> value, string word, StringComparison comparison)
    {
        foreach (var range in value.SplitAny(Blanks))
        {
            if (word.Length > 0 && value[range].Equals(word, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
