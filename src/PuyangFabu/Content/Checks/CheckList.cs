using PuyangFabu.Content.Checks.Dates;
using PuyangFabu.Content.Checks.PersonalData;
using PuyangFabu.Content.Checks.Completeness;
using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Content.Checks.Words;

namespace PuyangFabu.Content.Checks;

/// <summary>All checks of a text, except that of its links, which needs the network.</summary>
public sealed class CheckList(WordListBook words)
{
    /// <summary>Those that need nothing but the text.</summary>
    internal static IReadOnlyList<ICheck> OfText { get; } =
    [
        new IdCardCheck(),
        new BankCardCheck(),
        new MobileNumberCheck(),
        new HomeAddressCheck(),
        new WeekdayCheck(),
        new ImpossibleDateCheck(),
        new MissingSourceCheck(),
        new ReprintCheck(),
        new BlankFieldCheck(),
        new WeChatLimitCheck(),
        new TypedEscapeCheck(),
        new ImageDescriptionCheck(),
        new OutsideImageCheck(),
        new LostContentCheck(),
    ];

    internal IReadOnlyList<ICheck> All { get; } = [.. OfText, new WordListCheck(words)];
}

/// <summary>The words that the owner of the account watches.</summary>
internal sealed class WordListCheck(WordListBook book) : ICheck
{
    public IEnumerable<TextFinding> Check(CheckedDocument document) => book.Current.Check(document);
}
