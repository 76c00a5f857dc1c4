namespace PuyangFabu.People.Operators.Identity;

/// <summary>Base32 (RFC 4648) without padding, the form in which authenticator apps take a key.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsPerCharacter = 5;

    /// <exception cref="FormatException">The text is not Base32.</exception>
    public static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length * BitsPerCharacter / 8);
        var (buffer, bits) = (0, 0);
        foreach (var character in text)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException("Not Base32.");
            }

            buffer = ((buffer << BitsPerCharacter) | value) & 0xfff;
            bits += BitsPerCharacter;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
