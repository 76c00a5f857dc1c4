using System.Collections.Frozen;
using System.Globalization;

namespace PuyangFabu.WeChat.Api.Errors;

/// <summary>
/// A table of codes, kept as text beside this file: <c>code or first..last</c>, class, sentence and next step, divided by tabs.
/// A single code goes before a range that holds it.
/// </summary>
internal sealed class ErrorTable
{
    private const int Columns = 4;

    /// <summary>Where WeChat's newer interfaces say that they are busy.</summary>
    private const int BusyFirst = 268_485_000;
    private const int BusyLast = 268_488_999;

    private readonly FrozenDictionary<int, ErrorRow> single;
    private readonly IReadOnlyList<ErrorRow> ranges;

    private ErrorTable(IReadOnlyList<ErrorRow> rows)
    {
        Rows = rows;
        single = rows.Where(static row => row.First == row.Last).ToFrozenDictionary(static row => row.First);
        ranges = [.. rows.Where(static row => row.First != row.Last)];
    }

    public IReadOnlyList<ErrorRow> Rows { get; }

    public ErrorRow? Find(int code) =>
        single.GetValueOrDefault(code) ?? ranges.FirstOrDefault(row => code >= row.First && code <= row.Last);

    public static bool IsBusyRange(long code) => code is >= BusyFirst and <= BusyLast;

    /// <exception cref="InvalidDataException">A row has another shape, or a code comes twice.</exception>
    public static ErrorTable Load(string name)
    {
        using var stream = typeof(ErrorTable).Assembly.GetManifestResourceStream($"Api/Errors/{name}")
            ?? throw new InvalidDataException($"The table {name} is not in this assembly.");
        using var reader = new StreamReader(stream);
        return new ErrorTable([.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => line[0] != '#').Select(Read)]);
    }

    private static ErrorRow Read(string line)
    {
        var cells = line.TrimEnd('\r').Split('\t');
        if (cells.Length != Columns || !Enum.TryParse<WeChatErrorClass>(cells[1], out var reaction))
        {
            throw new InvalidDataException($"Not a row of a table of codes: {line}");
        }

        var codes = cells[0].Split("..");
        return new ErrorRow(Code(codes[0]), Code(codes[^1]), reaction, cells[2], cells[3]);
    }

    private static int Code(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}

/// <summary>A row of a table of codes: one code, or a range of them.</summary>
/// <param name="First">The code; of a range the smallest.</param>
/// <param name="Last">The code; of a range the largest.</param>
/// <param name="Sentence">What it means, in Chinese, without a full stop.</param>
/// <param name="NextStep">What to do, in Chinese.</param>
public sealed record ErrorRow(int First, int Last, WeChatErrorClass Class, string Sentence, string NextStep);
