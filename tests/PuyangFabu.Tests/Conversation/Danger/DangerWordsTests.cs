using System.Text.RegularExpressions;
using PuyangFabu.Conversation.Danger;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Conversation.Danger;

public sealed partial class DangerWordsTests
{
    /// <summary>110 police, 119 fire, 120 ambulance, 122 traffic, 12356 psychological help, 96110 against fraud, 12345 the city's line, 12110+393 police by text message, 12338 for women, 95598 power supply.</summary>
    private static readonly string[] Numbers = ["110", "119", "120", "122", "12356", "96110", "12345", "12110393", "12338", "95598"];

    private static readonly DangerWords Words = new(DangerDefaults.Groups);

    [Theory]
    [InlineData("救命", "110")]
    [InlineData("救命啊！！！", "120")]
    [InlineData("救-命", "110")]
    [InlineData("救救我", "110")]
    [InlineData("快来救人", "119")]
    [InlineData("我家着火了", "119")]
    [InlineData("着 火 了", "119")]
    [InlineData("着，火！", "119")]
    [InlineData("🔥着火🔥", "119")]
    [InlineData("著火了", "119")]
    [InlineData("楼上失火", "119")]
    [InlineData("隔壁起火了怎么办", "119")]
    [InlineData("電動車自燃了", "119")]
    [InlineData("邻居家冒烟", "119")]
    [InlineData("不是演练，真着火了", "119")]
    [InlineData("培训学校着火", "119")]
    [InlineData("想自杀", "12356")]
    [InlineData("我想自殺", "12356")]
    [InlineData("不想活了", "12356")]
    [InlineData("不想活下去", "12356")]
    [InlineData("活着没意思", "12356")]
    [InlineData("活着真没意思", "12356")]
    [InlineData("我妈喝农药了", "120")]
    [InlineData("有人要跳樓", "12356")]
    [InlineData("被骗了不想活了", "12356")]
    [InlineData("煤气泄漏", "119")]
    [InlineData("家里煤气好像漏了", "119")]
    [InlineData("天然氣漏氣", "119")]
    [InlineData("燃气泄露", "119")]
    [InlineData("屋里有煤气味", "119")]
    [InlineData("一氧化碳中毒", "120")]
    [InlineData("被骗了", "96110")]
    [InlineData("被騙了五萬塊", "96110")]
    [InlineData("转账被骗", "96110")]
    [InlineData("刷单被骗了怎么办", "96110")]
    [InlineData("被骗了能追回吗", "96110")]
    [InlineData("银行卡被盗刷", "96110")]
    [InlineData("培训费被骗了", "96110")]
    [InlineData("微信被盗了", "96110")]
    [InlineData("老公家暴", "110")]
    [InlineData("我老公又打我", "110")]
    [InlineData("有小偷进来了", "110")]
    [InlineData("出车祸了", "122")]
    [InlineData("被电动车撞了", "120")]
    [InlineData("有人溺水", "120")]
    [InlineData("小孩掉水里了", "120")]
    [InlineData("车掉进河里", "119")]
    [InlineData("误食老鼠药中毒", "120")]
    [InlineData("我爸晕倒了", "120")]
    [InlineData("心梗", "120")]
    [InlineData("被困电梯里了", "119")]
    [InlineData("老人走失", "110")]
    [InlineData("孩子不见了", "110")]
    [InlineData("瓦斯外洩", "119")]
    [InlineData("出車禍了", "122")]
    [InlineData("孩子失蹤了", "110")]
    [InlineData("遇到詐騙怎麼辦", "96110")]
    [InlineData("溺水！溺水！", "120")]
    [InlineData("触電了", "120")]
    [InlineData("割腕", "12356")]
    [InlineData("寻短见", "12356")]
    [InlineData("活不下去了", "12356")]
    [InlineData("诈骗", "96110")]
    [InlineData("上当受骗了", "96110")]
    [InlineData("遭遇电信诈骗", "96110")]
    [InlineData("地震了", "110")]
    [InlineData("119", "119")]
    [InlineData("120", "120")]
    [InlineData("1️⃣1️⃣9️⃣", "119")]
    [InlineData("自1️⃣杀", "12356")]
    [InlineData("想自😀2️⃣杀", "12356")]
    [InlineData("自ㅤ杀", "12356")]
    public void Words_of_danger_name_whom_to_call(string text, string number)
    {
        var found = Words.Find(SearchText.Normalize(text), out _);

        Assert.Contains(number, Assert.IsType<DangerGroup>(found).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("电线掉水里了", "触电漏电")]
    [InlineData("路边高压线断了", "触电漏电")]
    [InlineData("路边电线杆倒了", "触电漏电")]
    [InlineData("积水里漏电了", "触电漏电")]
    [InlineData("小孩掉水里了", "溺水")]
    [InlineData("我妈被水冲走了", "溺水")]
    [InlineData("触电了", "急病受伤")]
    [InlineData("水淹到车里了我出不来", "求救")]
    [InlineData("车被水淹了，人困在里面", "求救")]
    [InlineData("树倒了砸到人", "求救")]
    [InlineData("房子塌了", "求救")]
    [InlineData("电线冒烟了", "火灾")]
    [InlineData("你们是骗子，骗了我的钱，我被骗了", "诈骗")]
    public void Of_several_dangers_the_particular_one_is_told(string text, string kind)
    {
        var found = Words.Find(SearchText.Normalize(text), out var inDoubt);

        Assert.Equal((kind, false), (found?.Name, inDoubt));
    }

    [Theory]
    [InlineData("想自杀")]
    [InlineData("我不想活了怎么办")]
    [InlineData("着火了怎么办")]
    [InlineData("煤气泄漏")]
    [InlineData("煤气泄漏了怎么处理")]
    [InlineData("老婆想自杀")]
    [InlineData("火灾")]
    public void Who_is_in_danger_gets_nothing_beside_whom_to_call(string text)
    {
        Assert.NotNull(Words.Find(SearchText.Normalize(text), out var inDoubt));
        Assert.False(inDoubt);
    }

    [Theory]
    [InlineData("某地中学生自杀新闻")]
    [InlineData("自杀的电影")]
    [InlineData("车祸赔偿标准")]
    [InlineData("心梗的症状")]
    [InlineData("火灾原因调查")]
    [InlineData("看消防宣传时有人晕倒了，报销吗")]
    [InlineData("诈骗罪立案标准")]
    [InlineData("这个号码是骗子吗")]
    [InlineData("张国荣自杀")]
    [InlineData("骨折贴什么膏药")]
    [InlineData("公安局报警电话")]
    [InlineData("旅游大巴侧翻")]
    [InlineData("jiuming")]
    [InlineData("zi sha")]
    public void In_doubt_for_life_and_limb_the_search_answers_below_whom_to_call(string text)
    {
        Assert.NotNull(Words.Find(SearchText.Normalize(text), out var inDoubt));
        Assert.True(inDoubt);
    }

    [Theory]
    [InlineData("公积金怎么提取")]
    [InlineData("着火点")]
    [InlineData("白磷的着火点是多少")]
    [InlineData("消防演练")]
    [InlineData("火灾应急演练")]
    [InlineData("我市举行火灾疏散演练")]
    [InlineData("消防火灾隐患排查")]
    [InlineData("火灾预防知识")]
    [InlineData("燃气泄漏应急预案")]
    [InlineData("预防煤气中毒")]
    [InlineData("防溺水安全教育")]
    [InlineData("防诈骗讲座")]
    [InlineData("谨防上当受骗")]
    [InlineData("打击电信诈骗")]
    [InlineData("女子被骗50万元 民警破获案件")]
    [InlineData("诈骗团伙落网新闻")]
    [InlineData("坐着火车去北京")]
    [InlineData("一起火锅")]
    [InlineData("拿着火把")]
    [InlineData("这首歌火了")]
    [InlineData("她又火了起来")]
    [InlineData("上火了吃什么")]
    [InlineData("走火入魔")]
    [InlineData("救命药报销")]
    [InlineData("救命恩人")]
    [InlineData("救命稻草")]
    [InlineData("求救助站地址")]
    [InlineData("骗人的吗")]
    [InlineData("中奖短信是骗人的吗")]
    [InlineData("想死你了")]
    [InlineData("热死人了")]
    [InlineData("忙得要死")]
    [InlineData("饿得快死了")]
    [InlineData("年轻生活")]
    [InlineData("独自伤心")]
    [InlineData("安装上吊灯")]
    [InlineData("跳楼机门票")]
    [InlineData("自杀式袭击")]
    [InlineData("不想活动")]
    [InlineData("电脑中毒")]
    [InlineData("高中暑假放假时间")]
    [InlineData("孩子快生日了")]
    [InlineData("接触电子产品")]
    [InlineData("落水管漏水")]
    [InlineData("暖气漏气了")]
    [InlineData("手机掉水里了")]
    [InlineData("门票被抢光了")]
    [InlineData("手机号被绑定")]
    [InlineData("进入室内要戴口罩吗")]
    [InlineData("年纪大了找不到老人卡")]
    [InlineData("孩子丢了学生证")]
    [InlineData("失联党员")]
    [InlineData("燃气费")]
    [InlineData("砀山火车时刻表")]
    [InlineData("玩火自焚")]
    [InlineData("令人窒息的演技")]
    [InlineData("闪电击中大树")]
    [InlineData("是什么困住了你的脚步")]
    [InlineData("人行道积水")]
    [InlineData("1190号文件")]
    [InlineData("jiaotong")]
    [InlineData("滚蛋，你们都是骗子")]
    [InlineData("一群骗子")]
    [InlineData("漏电保护器多少钱")]
    public void What_only_sounds_like_danger_is_none(string text) => Assert.Null(Words.Find(SearchText.Normalize(text), out _));

    [Fact]
    public void Every_kind_of_danger_names_only_numbers_that_are_right_and_has_room_for_what_is_to_read()
    {
        foreach (var group in DangerDefaults.Groups)
        {
            var called = CallNumber().Matches(group.Text).Select(static match => match.Value).ToList();
            Assert.NotEmpty(called);
            Assert.All(called, static number => Assert.Contains(number, Numbers));
        }

        Assert.False(DangerWordsRules.Read(new DangerWordsInput
        {
            Groups = [.. DangerDefaults.Groups.Select(static group => new DangerGroupInput { Name = group.Name, Words = [.. group.Words], Except = [.. group.Except], Text = group.Text })],
        }).IsRefused);
    }

    [Fact]
    public void The_longest_words_in_the_largest_number_that_are_allowed_are_found()
    {
        var words = Enumerable.Range(0, DangerWordsRules.MostWords).Select(static number => $"{number:D4}甲*乙*丙*丁").ToList();
        var found = new DangerWords([new DangerGroup { Name = "多", Words = words, Except = words[..^1], Text = "110" }]);

        Assert.NotNull(found.Find("请问0199甲一二三四乙丙乙丙丙丙丙丁吧", out _));
        Assert.Null(found.Find("0199甲一二三四五乙丙丁", out _));
        Assert.Null(found.Find("0198甲乙丙丁", out _));
    }

    [GeneratedRegex("[0-9]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex CallNumber();
}
