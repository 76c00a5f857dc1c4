using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Foundation.Text;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("路灯", "“路灯”")]
    [InlineData("辟谣：“濮阳明天全城停水”不实", "“辟谣：‘濮阳明天全城停水’不实”")]
    public void What_is_quoted_within_a_quotation_has_single_marks(string words, string expected) => Assert.Equal(expected, Quotation.Of(words));
}
