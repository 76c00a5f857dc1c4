using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PuyangFabu.WeChat.Callbacks;
using PuyangFabu.WeChat.Messages;
using PuyangFabu.WeChat.Tests.Samples;

namespace PuyangFabu.WeChat.Tests.Callbacks;

public class MessageParserSampleTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Names => [.. SampleFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_becomes_the_expected_record(string name)
    {
        var xml = SampleFiles.Xml(name);

        var outcome = MessageParser.Parse(xml, out var message);

        Assert.Equal(ParseOutcome.Ok, outcome);
        Assert.NotNull(message);
        var actual = Describe(message);
        if (message is UnknownMessage or UnknownEvent)
        {
            Assert.Equal(Encoding.UTF8.GetString(xml), actual["RawXml"]?.GetValue<string>());
            actual.Remove("RawXml");
        }

        var expected = JsonNode.Parse(SampleFiles.Json(name));
        Assert.True(
            JsonNode.DeepEquals(expected, actual),
            $"expected {expected?.ToJsonString(Options)}\nactual   {actual.ToJsonString(Options)}");
    }

    [Fact]
    public void Every_type_of_message_and_event_has_a_sample()
    {
        var shown = SampleFiles.Names.Select(name => JsonNode.Parse(SampleFiles.Json(name))?["Type"]?.GetValue<string>()).ToHashSet();

        var missing = typeof(IncomingMessage).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(IncomingMessage)) && !type.IsAbstract && !shown.Contains(type.Name))
            .Select(type => type.Name);

        Assert.Empty(missing);
    }

    private static JsonObject Describe(IncomingMessage message)
    {
        var described = (JsonObject)JsonSerializer.SerializeToNode(message, message.GetType(), Options)!;
        described["Type"] = message.GetType().Name;
        return described;
    }
}
