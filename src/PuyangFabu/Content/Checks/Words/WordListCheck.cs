using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>The words that the owner of the account watches.</summary>
internal sealed class WordListCheck(WordListBook book) : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) => book.Current.Check(document);
}
