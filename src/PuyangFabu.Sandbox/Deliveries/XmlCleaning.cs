using System.Text;
using System.Xml;

namespace PuyangFabu.Sandbox.Deliveries;

internal static class XmlCleaning
{
    /// <summary>
    /// Drops what XML 1.0 cannot carry (control characters, lone surrogates), as the platform does with
    /// pasted text, so that a delivery is always well-formed.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                clean.Append(text, i, 2);
                i++;
            }
        }

        return clean.ToString();
    }
}
