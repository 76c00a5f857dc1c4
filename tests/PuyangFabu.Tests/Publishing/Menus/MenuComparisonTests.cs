using PuyangFabu.Publishing.Menus;
using PuyangFabu.Publishing.Menus.Releasing;

namespace PuyangFabu.Tests.Publishing.Menus;

/// <summary>Differences of menus in words.</summary>
public sealed class MenuComparisonTests
{
    private const string Wanted =
        """{"button":[{"type":"click","name":"要闻","key":"a"},{"name":"更多","sub_button":[{"type":"view","name":"官网","url":"https://a.example/"},{"type":"miniprogram","name":"办事","url":"https://a.example/","appid":"wxAB","pagepath":"p"}]}]}""";

    [Fact]
    public void What_WeChat_adds_and_leaves_out_is_no_difference() => Assert.Empty(Compare(
        """
        {"button":[{"type":"click","name":"要闻","key":"a","sub_button":[]},{"name":"更多","type":"","act_list":[],"sub_button":[
        {"type":"view","name":"官网","url":"https://a.example/","sub_button":[]},{"type":"miniprogram","name":"办事","url":"https://a.example/","appid":"wxab","pagepath":"p"}]}],"menuid":208}
        """));

    [Fact]
    public void The_other_form_of_WeChat_is_read_as_well() => Assert.Empty(Compare(
        """
        {"button":[{"type":"click","name":"要闻","key":"a"},{"name":"更多","sub_button":{"list":[{"type":"view","name":"官网","url":"https://a.example/"},
        {"type":"miniprogram","name":"办事","url":"https://a.example/","appid":"wxab","pagepath":"p"}]}}]}
        """));

    [Theory]
    [InlineData("""{"button":[]}""", "微信上少了按钮“要闻”。|微信上少了按钮“更多”。")]
    [InlineData("""{"button":[{"name":"更多","sub_button":[{"type":"view","name":"官网","url":"https://a.example/"},{"type":"miniprogram","name":"办事","url":"https://a.example/","appid":"wxab","pagepath":"p"}]},{"type":"click","name":"要闻","key":"a"}]}""", "微信上的菜单顺序不同。")]
    [InlineData("""{"button":[{"type":"click","name":"要闻","key":"b"},{"name":"更多","sub_button":[{"type":"view","name":"官网","url":"https://b.example/"},{"type":"click","name":"多的","key":"c"}]}]}""", "按钮“要闻”改了：key在微信上是“b”，批准的是“a”。|微信上少了按钮“更多/办事”。|微信上多了按钮“更多/多的”。|按钮“更多/官网”改了：网址在微信上是“https://b.example/”，批准的是“https://a.example/”。")]
    [InlineData("""{"button":[{"type":"view","name":"要闻","url":"u"},{"type":"click","name":"更多","key":"k"}]}""", "按钮“要闻”改了：类型在微信上是“view”，批准的是“click”。|按钮“要闻”改了：key在微信上是“”，批准的是“a”。|按钮“要闻”改了：网址在微信上是“u”，批准的是“”。|按钮“更多”改了：类型在微信上是“click”，批准的是“子菜单”。|按钮“更多”改了：key在微信上是“k”，批准的是“”。|微信上少了按钮“更多/官网”。|微信上少了按钮“更多/办事”。")]
    public void Every_difference_is_named_by_its_button(string found, string expected) => Assert.Equal(expected, string.Join('|', Compare(found)));

    [Theory]
    [InlineData("""{"button":[{"type":"text","name":"要闻","value":"你好"},{"name":"更多","sub_button":{"list":[{"type":"view","name":"官网","url":"https://a.example/"},{"type":"miniprogram","name":"办事"}]}}]}""", true)]
    [InlineData("""{"button":[{"type":"text","name":"要闻","value":"你好"}]}""", false)]
    public void Buttons_that_look_alike_have_the_same_face(string found, bool same) =>
        Assert.Equal(same, MenuComparison.HaveSameFace(MenuJson.Read(Wanted), WeChatMenuJson.Read(found)));

    private static IReadOnlyList<string> Compare(string found) => MenuComparison.Compare(MenuJson.Read(Wanted), WeChatMenuJson.Read(found));
}
