using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.PersonalData;

namespace PuyangFabu.Tests.Content.Checks.PersonalData;

/// <summary>Mobile numbers among everything else that is made of digits.</summary>
public sealed class MobileNumbersTests
{
    private static readonly MobileNumberCheck Check = new();

    [Theory]
    [InlineData("13812345678")]
    [InlineData("+8613812345678")]
    [InlineData("+86 138 1234 5678")]
    [InlineData("86-138-1234-5678")]
    [InlineData("0086 13812345678")]
    [InlineData("138 1234 5678")]
    [InlineData("１３８１２３４５６７８")]
    [InlineData("138\u200b12345678")]
    [InlineData("19912345678")]
    public void A_mobile_number_is_to_be_confirmed(string number)
    {
        var finding = Assert.Single(Check.Run($"联系人：李某，电话{number}。"));
        Assert.Equal((CheckRules.Mobile, FindingSeverity.Confirm), (finding.Rule, finding.Severity));
        Assert.Equal(new FindingPlace(1, 9, number.Length), finding.Place);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("400-123-4567")]
    [InlineData("4001234567")]
    [InlineData("0393-6912377")]
    [InlineData("12812345678")]
    [InlineData("1381234567")]
    [InlineData("138123456789")] // inside longer runs
    [InlineData("9913812345678")]
    [InlineData("10010138123456789012")]
    [InlineData("6222 1381 2345 6789")]
    [InlineData("2026年11月23日至12月31日 8:30-17:30")]
    [InlineData("41092819900101123")]
    public void Other_digits_pass(string text) => Assert.Empty(Check.Run($"请拨打{text}。"));

    [Fact]
    public void Each_number_is_found_at_its_place()
    {
        var findings = Check.Run("第一段\n张三 13812345678\n李四 139 8765 4321，王五");
        Assert.Equal([new FindingPlace(2, 3, 11), new FindingPlace(3, 3, 13)], findings.Select(static finding => finding.Place));
        Assert.Equal(2, findings.Select(static finding => finding.Id).Distinct().Count());
    }

    [Fact]
    public void A_number_may_stand_in_the_title_a_picture_or_a_link()
    {
        var text = Checking.Body("正文") with
        {
            Title = "找 13812345678",
            BodyHtml = """<p><img src="/uploads/a.png" alt="海报"><img src="/uploads/b.png" alt="电话 13912345678"><a href="https://a.example/13712345678">页</a><a href="tel:13612345678">拨打</a></p>""",
        };
        Assert.Equal(
            [("title", 1), ("images", 2), ("links", 2)],
            Check.Run(text).Select(static finding => (finding.Field, finding.Place.Line)));
    }
}
