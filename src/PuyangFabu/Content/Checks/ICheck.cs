using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks;

/// <summary>One check: reads the text, says what it finds. Works offline and without a side effect; any thread may call it.</summary>
internal interface ICheck
{
    IEnumerable<TextFinding> Check(CheckedDocument document);
}
