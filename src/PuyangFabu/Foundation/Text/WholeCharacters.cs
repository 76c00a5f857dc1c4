using System.Globalization;

namespace PuyangFabu.Foundation.Text;

/// <summary>Cuts text between characters as a reader sees them: never inside a surrogate pair, an emoji sequence or before a combining mark.</summary>
public static class WholeCharacters
{
    /// <summary>The longest beginning of whole characters that has at most <paramref name="maxLength"/> UTF-16 units.</summary>
    public static string Prefix(string text, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= maxLength)
        {
            return text;
        }

        var length = 0;
        while (length < maxLength)
        {
            var next = StringInfo.GetNextTextElementLength(text, length);
            if (length + next > maxLength)
            {
                break;
            }

            length += next;
        }

        return text[..length];
    }
}
