using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PuyangFabu.WeChat.Tests.Samples;
using PuyangFabu.WeChat.Xml;

namespace PuyangFabu.WeChat.Tests.Xml;

/// <summary>Holds the scanner against .NET's XML parser: the same documents taken and refused, the same trees and texts.</summary>
public class XmlScannerDifferentialTests
{
    public static TheoryData<string> Names => [.. SampleFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_read_as_another_parser_reads_it(string name)
    {
        var xml = SampleFiles.Xml(name);

        Assert.Equal(XmlOutcome.Ok, XmlScan.Describe(xml, out var description));
        Assert.Equal(XmlOracle.Describe(XmlOracle.Load(xml)!), description);
    }

    [Fact]
    public void Made_up_documents_are_read_as_another_parser_reads_them()
    {
        var taken = CountTaken(XmlDocumentGenerator.Documents, 6000);

        // The comparison says something only while there is enough of both kinds.
        Assert.InRange(taken, 600, 5400);
    }

    [Fact]
    public void Damaged_samples_are_read_as_another_parser_reads_them()
    {
        var samples = SampleFiles.Names.Select(SampleFiles.Xml).ToList();

        var taken = CountTaken(ByteMutations.Of(samples), 6000);

        Assert.InRange(taken, 600, 5400);
    }

    private static int CountTaken(Gen<byte[]> documents, int number)
    {
        var taken = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(number).WithQuietOnSuccess(true),
            Prop.ForAll(documents.ToArbitrary(), bytes =>
            {
                var outcome = XmlScan.Describe(bytes, out var description);
                taken += outcome == XmlOutcome.Ok ? 1 : 0;
                var expected = XmlOracle.Load(bytes) is { } document && XmlOracle.IsWithinLimits(document)
                    ? XmlOracle.Describe(document)
                    : null;
                if (description != expected)
                {
                    Assert.Fail($"expected {expected ?? "a refusal"}, not {description ?? "a refusal"}, of {Encoding.UTF8.GetString(bytes)}");
                }
            }));
        return taken;
    }
}
