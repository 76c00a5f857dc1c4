using System.Net;
using PuyangFabu.Foundation.Bounds;

namespace PuyangFabu.Tests.Foundation.Bounds;

public sealed class AddressBlockTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2::", "2001:db8:1:2::/64")]
    [InlineData("::1", "::/64")]
    [InlineData("", "")]
    [InlineData("命令行", "命令行")]
    public void An_IPv4_address_counts_alone_and_an_IPv6_address_with_its_network(string address, string counted) =>
        Assert.Equal(counted, AddressBlock.NameOf(address));

    [Fact]
    public void No_IPv4_address_counts_as_a_network_of_IPv6() =>
        Assert.NotEqual(AddressBlock.Of(IPAddress.Parse("0.0.0.1")), AddressBlock.Of(IPAddress.Parse("0:0:0:1::")));
}
