using PuyangFabu.Checks.Reading;

namespace PuyangFabu.Checks.Words;

/// <summary>The words that the owner of the account watches.</summary>
internal sealed class WordListCheck(WordListBook book) : ICheck
{
    public IEnumerable<Finding> Check(CheckedDocument document) => book.Current.Check(document);
}
