using PuyangFabu.Checks.Dates;
using PuyangFabu.Checks.PersonalData;
using PuyangFabu.Checks.Publishing;
using PuyangFabu.Checks.Words;

namespace PuyangFabu.Checks;

/// <summary>All checks of a text, except that of its links, which needs the network.</summary>
public sealed class CheckList(WordListBook words)
{
    internal IReadOnlyList<ICheck> All { get; } =
    [
        new IdCardCheck(),
        new BankCardCheck(),
        new MobileNumberCheck(),
        new HomeAddressCheck(),
        new WordListCheck(words),
        new WeekdayCheck(),
        new ImpossibleDateCheck(),
        new MissingSourceCheck(),
        new ReprintCheck(),
        new BlankFieldCheck(),
        new WeChatLimitCheck(),
        new ImageDescriptionCheck(),
        new OutsideImageCheck(),
    ];
}
