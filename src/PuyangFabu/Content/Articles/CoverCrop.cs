using System.Globalization;

namespace PuyangFabu.Content.Articles;

/// <summary>Which part of its cover a card of an article shows: parts of the picture's width and height, from 0 to 1, from its upper left corner.</summary>
public readonly record struct CoverCrop(double Left, double Top, double Right, double Bottom)
{
    public const int Longest = 60;

    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <param name="text">As WeChat writes it: X1_Y1_X2_Y2.</param>
    /// <returns>Null for what is no part of a picture.</returns>
    public static CoverCrop? Read(string text)
    {
        var numbers = text.Split('_');
        var read = new double[4];
        if (numbers.Length != read.Length)
        {
            return null;
        }

        for (var index = 0; index < read.Length; index++)
        {
            if (!double.TryParse(numbers[index], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out read[index]) || read[index] > 1)
            {
                return null;
            }
        }

        return read[0] < read[2] && read[1] < read[3] ? new CoverCrop(read[0], read[1], read[2], read[3]) : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left:0.######}_{Top:0.######}_{Right:0.######}_{Bottom:0.######}");
}
