namespace PuyangFabu.Foundation.Text;

/// <summary>
/// Letters, digits and signs as programs write them, from what a Chinese keyboard writes in full width. Not Unicode's own normalisation:
/// in a program without the machine's language data that leaves everything as it is.
/// </summary>
public static class HalfWidth
{
    private const char First = '\uFF01';
    private const char Last = '\uFF5E';
    private const int Distance = First - '!';

    public static string Of(string text) => string.Create(text.Length, text, static (half, full) =>
    {
        for (var index = 0; index < full.Length; index++)
        {
            half[index] = full[index] switch
            {
                >= First and <= Last and var wide => (char)(wide - Distance),
                '\u3000' => ' ',
                var other => other,
            };
        }
    });

    /// <summary>Digits, plus and minus alone: other signs may be meant as they stand.</summary>
    public static string OfNumbers(string text) => string.Concat(text.Select(static one => one is (>= '\uFF10' and <= '\uFF19') or '\uFF0B' or '\uFF0D' ? (char)(one - Distance) : one));
}
