using System.Text;

namespace PuyangFabu.Publishing.Menus;

/// <summary>How long the name of a button may be, and how much of it a phone shows.</summary>
/// <param name="Bytes">What WeChat takes at most, in bytes of UTF-8; more is error 40018.</param>
/// <param name="Shown">Chinese characters that a phone shows; two letters or digits are as wide as one.</param>
public sealed record MenuNameLimit(int Bytes, int Shown)
{
    /// <summary>Of the buttons at the bottom of the screen.</summary>
    public static MenuNameLimit Top { get; } = new(16, 4);

    /// <summary>Of the buttons under one of those.</summary>
    public static MenuNameLimit Sub { get; } = new(60, 8);

    /// <summary>Whether WeChat takes the name.</summary>
    public bool Takes(string name) => Encoding.UTF8.GetByteCount(name) <= Bytes;

    /// <summary>Whether a phone has room for all of it.</summary>
    public bool Shows(string name) => Width(name) <= 2 * Shown;

    /// <summary>In half-width columns, as a phone shows it: ASCII takes one, everything else two.</summary>
    private static int Width(string name) => name.EnumerateRunes().Sum(static rune => rune.IsAscii ? 1 : 2);
}
