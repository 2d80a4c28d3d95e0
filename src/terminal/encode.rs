use super::profile::Mode;
/// x
pub fn encode(_b: &mut ratatui::buffer::Buffer, _m: Mode) {}
