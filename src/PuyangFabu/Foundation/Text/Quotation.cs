namespace PuyangFabu.Foundation.Text;

/// <summary>Words in quotation marks, as Chinese is written: what is quoted in them has the single ones.</summary>
public static class Quotation
{
    public static string Of(string words) => $"“{words.Replace('“', '‘').Replace('”', '’')}”";
}
